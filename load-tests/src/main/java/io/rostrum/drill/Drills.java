package io.rostrum.drill;

import java.util.List;

/** All drills that there are. */
final class Drills {
    static final List<Drill> ALL = List.of(
            new KillNode(),
            new KillRedis(),
            new Rolling(),
            new Slow(),
            new Stampede(),
            new Failover(),
            new LossyFailover(),
            new Split(),
            new Soak());

    private Drills() {}
}
