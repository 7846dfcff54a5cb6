/**
 * A server on the loopback that speaks the streaming wires of all five providers of models, and
 * misbehaves as it is told. Start with {@link tradingagents.testkit.models.ModelStub}.
 */
@NullMarked
package tradingagents.testkit.models;

import org.jspecify.annotations.NullMarked;
