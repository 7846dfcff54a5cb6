package tradingagents.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gathers an HTTP API with the routes that functions have on it. Of authorizers it reads the kind
 * that we use; any other is refused, because an API that is guarded on AWS must be guarded here.
 */
final class ApiReader {
  private static final String EVENT = "HttpApi";
  private static final Set<String> API =
      Set.of(
          "Name",
          "Description",
          "Auth",
          "CorsConfiguration",
          "DefaultRouteSettings",
          "AccessLogSettings",
          "Tags");
  private static final Set<String> AUTHORIZER =
      Set.of(
          "FunctionArn",
          "AuthorizerPayloadFormatVersion",
          "EnableSimpleResponses",
          "EnableFunctionDefaultPermissions",
          "Identity");
  private static final Set<String> CORS =
      Set.of("AllowOrigins", "AllowMethods", "AllowHeaders", "ExposeHeaders", "MaxAge");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY");
  private static final Pattern PATH =
      Pattern.compile("(/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+}))*(/\\{[A-Za-z0-9_]+\\+})?|/");
  private static final int TTL_SECONDS = 300;

  private final List<ResourceDef> resources;

  ApiReader(List<ResourceDef> resources) {
    this.resources = resources;
  }

  List<ApiDef> read() {
    List<ApiDef> apis = ofType(ResourceType.HTTP_API).map(this::api).toList();
    ofType(ResourceType.FUNCTION).forEach(function -> refuseStrays(function, apis));
    return apis;
  }

  private ApiDef api(ResourceDef resource) {
    Properties all = Properties.of(resource).only(API);
    Properties auth = all.within("Auth").only(Set.of("DefaultAuthorizer", "Authorizers"));
    Map<String, ApiDef.Authorizer> authorizers = new LinkedHashMap<>();
    auth.eachByName("Authorizers")
        .forEach((name, one) -> authorizers.put(name, authorizer(name, one.only(AUTHORIZER))));
    Optional<String> otherwise = auth.optional("DefaultAuthorizer");
    List<RouteDef> routes = new ArrayList<>();
    for (ResourceDef function : ofType(ResourceType.FUNCTION).toList()) {
      routesOf(function, resource.name(), otherwise, authorizers, routes);
    }
    return new ApiDef(
        resource.logicalId(),
        resource.name(),
        List.copyOf(routes),
        all.has("CorsConfiguration")
            ? Optional.of(cors(all.in("CorsConfiguration").only(CORS)))
            : Optional.empty());
  }

  private ApiDef.Authorizer authorizer(String name, Properties all) {
    Properties identity = all.in("Identity").only(Set.of("Headers", "ReauthorizeEvery"));
    List<String> headers = identity.texts("Headers");
    if (headers.size() != 1
        || !all.text("AuthorizerPayloadFormatVersion").equals("2.0")
        || !all.flag("EnableSimpleResponses")) {
      throw all.refused(
          "has the authorizer "
              + name
              + ": the local stack reads payload format 2.0, simple responses and one header");
    }
    String function = all.text("FunctionArn");
    if (ofType(ResourceType.FUNCTION).noneMatch(known -> known.name().equals(function))) {
      throw all.refused("has the authorizer " + function + ", which is no alias of a function");
    }
    return new ApiDef.Authorizer(
        name,
        function,
        headers.getFirst().toLowerCase(Locale.ROOT),
        identity.integer("ReauthorizeEvery", TTL_SECONDS));
  }

  private static ApiDef.Cors cors(Properties all) {
    return new ApiDef.Cors(
        all.texts("AllowOrigins").stream().map(String::strip).toList(),
        all.texts("AllowMethods"),
        all.texts("AllowHeaders"),
        all.texts("ExposeHeaders"),
        all.integer("MaxAge", 0));
  }

  private static void routesOf(
      ResourceDef function,
      String api,
      Optional<String> otherwise,
      Map<String, ApiDef.Authorizer> authorizers,
      List<RouteDef> routes) {
    events(function)
        .forEach((id, route) -> {
          if (!route.text("ApiId").equals(api)) {
            return;
          }
          RouteDef read =
              new RouteDef(
                  id,
                  method(route),
                  path(route),
                  function.name(),
                  guard(route, otherwise, authorizers));
          if (routes.stream().anyMatch(other -> other.key().equals(read.key()))) {
            throw route.refused("has the route " + read.key() + ", which stands there twice");
          }
          routes.add(read);
        });
  }

  private static Optional<ApiDef.Authorizer> guard(
      Properties route, Optional<String> otherwise, Map<String, ApiDef.Authorizer> authorizers) {
    Properties auth = route.within("Auth").only(Set.of("Authorizer"));
    Optional<String> name = auth.optional("Authorizer").or(() -> otherwise);
    if (name.isEmpty() || name.get().equals("NONE")) {
      return Optional.empty();
    }
    ApiDef.Authorizer found = authorizers.get(name.get());
    if (found == null) {
      throw route.refused("names the authorizer " + name.get() + ", which its API lacks");
    }
    return Optional.of(found);
  }

  private static String method(Properties route) {
    String method = route.text("Method").toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw route.refused("has a route with the method " + method);
    }
    return method;
  }

  private static String path(Properties route) {
    String path = route.text("Path");
    if (!path.equals("$default") && (path.isEmpty() || !PATH.matcher(path).matches())) {
      throw route.refused("has a route with the path " + path);
    }
    return path;
  }

  /** An event without an API would make one of its own when it is deployed. */
  private static void refuseStrays(ResourceDef function, List<ApiDef> apis) {
    events(function)
        .forEach((id, route) -> {
          String api = route.text("ApiId");
          if (apis.stream().noneMatch(known -> known.id().equals(api))) {
            throw route.refused("has the event " + id + " on " + api + ", which is no HTTP API");
          }
        });
  }

  private static Map<String, Properties> events(ResourceDef function) {
    Map<String, Properties> result = new LinkedHashMap<>();
    Properties.of(function)
        .eachByName("Events")
        .forEach((id, event) -> {
          if (event.text("Type").equals(EVENT)) {
            result.put(id, event.in("Properties").only(Set.of("ApiId", "Method", "Path", "Auth")));
          }
        });
    return result;
  }

  private Stream<ResourceDef> ofType(ResourceType type) {
    return resources.stream().filter(resource -> resource.type().equals(type.awsName));
  }
}
