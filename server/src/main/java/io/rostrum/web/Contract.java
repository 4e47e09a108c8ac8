package io.rostrum.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract of the HTTP API, as its routes and their validation are made from it. */
final class Contract {
    private Contract() {}

    /**
     * Reads {@code openapi.yaml} without the contents of its responses: they are for readers, and the loader turns away
     * media types such as problem+json and SVG.
     */
    static Future<OpenAPIContract> load(Vertx vertx) {
        JsonObject contract = read();
        for (String path : contract.getJsonObject("paths").fieldNames()) {
            JsonObject operations = contract.getJsonObject("paths").getJsonObject(path);
            operations.fieldNames().forEach(method -> withoutContents(operations.getJsonObject(method)));
        }
        return OpenAPIContract.from(vertx, contract);
    }

    private static void withoutContents(JsonObject operation) {
        JsonObject responses = operation.getJsonObject("responses");
        responses.fieldNames().forEach(status -> responses.getJsonObject(status).remove("content"));
    }

    private static JsonObject read() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Object> yaml =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in));
            return new JsonObject(yaml).copy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
