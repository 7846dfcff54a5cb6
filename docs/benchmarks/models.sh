#!/bin/sh
# Measures turns and runs of models on the warm embedded stack, against a stub on the loopback.
# Needs a build: mvn package, with test classes. JAVA_HOME names a JDK 25.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
path=infra/cli/target/test-classes:infra/cli/target/classes:functions/testkit/target/classes
for jar in infra/cli/target/lib/*.jar; do
  path="$path:$jar"
done
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Xmx512m \
  -cp "$path" tradingagents.cli.ModelBenchmark
