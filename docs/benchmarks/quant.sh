#!/bin/sh
# Measures the numbers of functions/quant with JMH and prints tables: microseconds, and how many times longer the others took.
# Arguments: names of benchmark classes (all: IndicatorBenchmark ...). Compiles what it needs. JAVA_HOME names a JDK 25.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
out="$PWD/functions/quant/target/benchmark"
mkdir -p "$out"
mvn -B -o -pl functions/quant -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$out/path" >"$out/build.log" || { cat "$out/build.log"; exit 1; }
path="functions/quant/target/test-classes:functions/quant/target/classes:$(cat "$out/path")"
classes=$(echo "${*:-.*}" | tr ' ' '|')
"$java" --sun-misc-unsafe-memory-access=allow -Xmx1g -cp "$path" org.openjdk.jmh.Main \
  "tradingagents[.]quant[.]benchmark[.]($classes)[.]" -rf csv -rff "$out/result.csv" -o "$out/jmh.log" 2>"$out/errors.log" || { cat "$out/jmh.log"; exit 1; }
awk -F, '
  function text(field) { gsub(/["\r]/, "", field); return field }
  function row(name) {
    line = sprintf("| %-20s |", name)
    for (i = 1; i <= methods; i++) {
      value = score[name, method[i]]
      line = line sprintf(" %12s |", value == "" ? "" : sprintf("%.1f", value))
      if (method[i] != "ours" && score[name, "ours"] > 0)
        line = line sprintf(" %8s |", value == "" ? "" : sprintf("%.1fx", value / score[name, "ours"]))
    }
    print line
  }
  NR == 1 { next }
  {
    count = split(text($1), parts, ".")
    unit = text($7)
    parameter = NF > 7 ? text($8) : ""
    if (parameter == "") { plain[++plains] = sprintf("| %-50s | %12.1f %s |", parts[count - 1] "." parts[count], text($5), unit); next }
    if (!(parts[count] in known)) { known[parts[count]] = 1; if (parts[count] == "ours") ours = 1; else method[++methods] = parts[count] }
    if (!(parameter in named)) { named[parameter] = 1; name[++names] = parameter }
    score[parameter, parts[count]] = text($5)
    score["in total", parts[count]] += text($5)
  }
  END {
    print "| benchmark | time |"; print "|---|---|"
    for (i = 1; i <= plains; i++) print plain[i]
    if (ours) { for (i = methods; i >= 1; i--) method[i + 1] = method[i]; method[1] = "ours"; methods++ }
    if (names) {
      line = "| |"; rule = "|---|"
      for (i = 1; i <= methods; i++) {
        line = line " " method[i] " |"; rule = rule "---|"
        if (ours && method[i] != "ours") { line = line " of ours |"; rule = rule "---|" }
      }
      print ""; print line; print rule
      for (n = 1; n <= names; n++) row(name[n])
      row("in total")
    }
  }' "$out/result.csv"
