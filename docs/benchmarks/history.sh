#!/bin/sh
# Measures how long ten years of one symbol take to be read from the store on the embedded stack, splits taken out, as of a date.
# Compiles what it needs. JAVA_HOME names a JDK 25.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out="$PWD/infra/local/target/benchmark"
mkdir -p "$out"
mvn -B -o -pl infra/local -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$out/path" >"$out/build.log" || { cat "$out/build.log"; exit 1; }
cd infra/local # where its tests run
"$java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Xmx1g \
  -cp "target/test-classes:target/classes:$(cat "$out/path")" \
  tradingagents.local.feeds.HistoryReads 2>"$out/errors.log" || { cat "$out/errors.log"; exit 1; }
