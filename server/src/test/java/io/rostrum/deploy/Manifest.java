package io.rostrum.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** What Kubernetes is told, read by its own model, which here knows no field that it does not name. */
final class Manifest {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = List.<Class<? extends HasMetadata>>of(
                    Service.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    Ingress.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class)
            .stream()
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                // The model would else keep what it does not know.
                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated its) {
                    return false;
                }
            })
            .build();

    private Manifest() {}

    static HasMetadata read(Yamls its) {
        Class<? extends HasMetadata> kind = KINDS.get(its.at("kind").text());
        return STRICT.convertValue(its.value(), kind);
    }
}
