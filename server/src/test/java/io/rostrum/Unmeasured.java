package io.rostrum;

import io.rostrum.live.Measures;

/** For parts of a server whose measures nobody reads. */
public final class Unmeasured implements Measures {
    @Override
    public void cast(int ballots) {}

    @Override
    public void told() {}

    @Override
    public void heard() {}
}
