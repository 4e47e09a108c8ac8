package io.rostrum.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Something that goes wrong while a room votes, and what is promised to hold all the same. */
interface Drill {
    /**
     * What every drill is given.
     *
     * @param length how long one lasts that is not over by itself
     */
    record Given(Path directory, RandomGenerator chance, Ports ports, int voters, Launch launch, Duration length) {
        Given(Path directory, RandomGenerator chance, int voters, Launch launch, Duration length) {
            this(directory, chance, new Ports(chance), voters, launch, length);
        }
    }

    /** Why it cannot be done here, as a sentence; empty if it can. */
    default String hindrance() {
        return "";
    }

    String name();

    /** One sentence. */
    String about();

    int voters();

    Report run(Given given);
}
