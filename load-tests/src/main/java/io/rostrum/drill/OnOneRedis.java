package io.rostrum.drill;

/** A drill of three nodes on one Redis, all on this machine's loopback: it says what goes wrong there, and what is promised. */
interface OnOneRedis extends Drill {
    /** All that is there while the drill goes on. */
    record Rig(RedisProcess redis, Scene scene, Gathering people) {}

    void run(Given given, Rig rig, Report report);

    @Override
    default Report run(Given given) {
        var report = new Report(name());
        try (var redis = RedisProcess.of(given);
                var scene = Scene.of(given, redis.shared()).start();
                var people = scene.gathering(given.chance())) {
            run(given, new Rig(redis, scene, people), report);
        }
        return report;
    }
}
