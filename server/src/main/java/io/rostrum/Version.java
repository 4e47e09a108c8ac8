package io.rostrum;

/** The version of this build. */
final class Version {

    private Version() {}

    /** As the jar's manifest says it; a run from classes has none. */
    static String text() {
        String written = Version.class.getPackage().getImplementationVersion();
        return written == null ? "(unpackaged)" : written;
    }
}
