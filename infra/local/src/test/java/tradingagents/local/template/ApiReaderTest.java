package tradingagents.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiReaderTest {
  @TempDir Path folder;

  @Test
  void reads_the_shipped_api_with_its_authorizer_and_origins() {
    ApiDef api = SamTemplate.read(TemplateFiles.shipped()).apis().getFirst();

    ApiDef.Authorizer authorizer =
        new ApiDef.Authorizer("SignedIn", "tradingagents-authorizer", "authorization", 60);
    assertThat(api.routes())
        .contains(
            new RouteDef("Health", "GET", "/v1/health", "tradingagents-api", Optional.empty()),
            new RouteDef(
                "CancelRun",
                "DELETE",
                "/v1/runs/{id}",
                "tradingagents-api",
                Optional.of(authorizer)));
    assertThat(api.cors().map(ApiDef.Cors::origins)).hasValue(List.of("http://localhost:8080"));
  }

  @Test
  void origins_are_a_list_in_one_parameter() {
    SamTemplate template =
        SamTemplate.read(
            TemplateFiles.shipped(),
            Placement.local(),
            Map.of("CorsOrigins", "https://a.example, https://b.example"));

    assertThat(template.apis().getFirst().cors().map(ApiDef.Cors::origins))
        .hasValue(List.of("https://a.example", "https://b.example"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EnableSimpleResponses: true | EnableSimpleResponses: false | HttpApi has the authorizer SignedIn: the local stack reads
          AuthorizerPayloadFormatVersion: '2.0' | AuthorizerPayloadFormatVersion: '1.0' | HttpApi has the authorizer SignedIn: the local stack reads
          Headers: [Authorization] | Headers: [Authorization, x-api-key] | HttpApi has the authorizer SignedIn: the local stack reads
          FunctionArn: !Ref Authorizer.Alias | FunctionArn: !GetAtt Authorizer.Arn | which is no alias of a function
          DefaultAuthorizer: SignedIn | DefaultAuthorizer: Nobody | names the authorizer Nobody, which its API lacks
          Method: DELETE, Path: '/v1/runs/{id}' | Method: GET, Path: '/v1/runs/{id}' | Api has the route GET /v1/runs/{id}, which stands there twice
          Method: DELETE, Path: '/v1/runs/{id}' | Method: GRAB, Path: '/v1/runs/{id}' | Api has a route with the method GRAB
          Path: /v1/health | Path: v1/health | Api has a route with the path v1/health
          Path: /v1/health | Path: '/v1/he{al}th' | Api has a route with the path /v1/he{al}th
          {ApiId: !Ref HttpApi, Method: GET, Path: /v1/health | {ApiId: other, Method: GET, Path: /v1/health | Api has the event Health on other, which is no HTTP API
          Path: /v1/runs} | Path: /v1/runs, PayloadFormatVersion: '1.0'} | Api has the property Events.StartRun.Properties.PayloadFormatVersion
          MaxAge: 600 | AllowCredentials: true | HttpApi has the property CorsConfiguration.AllowCredentials
          """)
  void refuses_what_it_would_serve_otherwise_than_aws(String from, String to, String complaint)
      throws IOException {
    Path changed = TemplateFiles.changed(folder, "template.yaml", from, to);

    assertThatThrownBy(() -> SamTemplate.read(changed))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageContaining(complaint)
        .message()
        .doesNotContain("\n");
  }
}
