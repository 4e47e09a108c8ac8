package io.rostrum.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something that goes wrong while a room votes, and what is promised to hold all the same. */
interface Drill {
    /** What every drill is given. */
    record Given(Path directory, RandomGenerator chance, int voters, Launch launch) {}

    /** All there are. */
    List<Drill> ALL = List.of(new KillNode(), new KillRedis());

    String name();

    /** One sentence. */
    String about();

    int voters();

    Report run(Given given);
}
