#!/bin/sh
# Measures the cold start of every packaged function, as a zip and with an archive. Arguments: rounds (7), then logical ids of functions.
# Needs a build: mvn package, with test classes. JAVA_HOME names a JDK 25.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
path=infra/cli/target/test-classes:infra/cli/target/classes
for jar in infra/cli/target/runtime-client/*.jar infra/cli/target/lib/*.jar; do
  path="$path:$jar"
done
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dslf4j.internal.verbosity=WARN -Dslf4j.provider=org.apache.logging.slf4j.SLF4JServiceProvider -Dlog4j2.configurationFile=tradingagents/cli/log4j2.xml -Xmx512m \
  -cp "$path" tradingagents.packaged.ColdStartBenchmark "$@"
