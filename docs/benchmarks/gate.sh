#!/bin/sh
# Measures the risk check over a book of 200 positions with JMH, every call by itself, and prints percentiles in microseconds and
# how many times the median of the baseline (the sum over the book) each is. Compiles what it needs. JAVA_HOME names a JDK 25.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out="$PWD/functions/desk/target/benchmark"
mkdir -p "$out"
mvn -B -pl functions/desk -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$out/path" >"$out/build.log" || { cat "$out/build.log"; exit 1; }
path="functions/desk/target/test-classes:functions/desk/target/classes:$(cat "$out/path")"
"$java" --sun-misc-unsafe-memory-access=allow -Xmx1g -cp "$path" org.openjdk.jmh.Main "tradingagents[.]desk[.]gate[.]GateBenchmark[.]" -f 2 -wi 3 -i 5 -w 2 -r 2 \
  -rf csv -rff "$out/result.csv" -o "$out/jmh.log" 2>"$out/errors.log" || { cat "$out/jmh.log" "$out/errors.log"; exit 1; }
awk -F, '
  function text(field) { gsub(/["\r]/, "", field); return field }
  NR > 1 {
    name = text($1); sub(/.*[.]GateBenchmark[.]/, "", name)
    line[++lines] = name
    value[name] = text($5)
  }
  END {
    print "| call | microseconds | of the median baseline |"; print "|---|---|---|"
    for (i = 1; i <= lines; i++)
      printf "| %-14s | %10.1f | %8.1fx |\n", line[i], value[line[i]], value[line[i]] / value["equity:p0.50"]
  }' "$out/result.csv"
