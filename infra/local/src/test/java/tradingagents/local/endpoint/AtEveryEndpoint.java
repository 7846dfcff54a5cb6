package tradingagents.local.endpoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a class once per {@link tradingagents.local.endpoint.Target} that is there, and says why the
 * others are skipped. The class's constructor takes the {@link Endpoint}.
 */
@ClassTemplate
@ExtendWith(EveryEndpoint.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AtEveryEndpoint {}
