package io.rostrum;

import io.rostrum.domain.Links;
import io.rostrum.web.QrPicture;
import io.rostrum.wire.LinksFile;

/** What the terminal shows of a start: the code to scan first, then the private links. */
record LinksText(LinksFile printed, boolean colours) {

    private static final String REHEARSAL = """

              ----------------------------------------------------------------------
              REHEARSAL. In a session of its own, beside the one above, simulated
              phones play a whole meeting, again and again. Nothing of it counts.
            """;

    @Override
    public String toString() {
        String wifi = printed.wifi().isEmpty() ? "" : "\n  Wi-Fi      " + printed.wifi() + "\n";
        return wifi
                + text(printed.links())
                + (printed.rehearsal() == null ? "" : REHEARSAL + text(printed.rehearsal()));
    }

    private String text(Links links) {
        var picture = new QrPicture(links.attendee());
        return """

                %s
                  Phones     %s   (code %s)

                  Private links; whoever has one may do what it says:
                  Projector  %s
                  Moderator  %s
                  Speaker    %s
                  Reviewer   %s
                """.formatted(
                        indented(colours ? picture.coloured() : picture.plain()),
                        links.attendee(),
                        links.code(),
                        links.projector(),
                        links.moderator(),
                        links.speaker(),
                        links.reviewer());
    }

    private static String indented(String picture) {
        return picture.replaceAll("(?m)^(?=.)", "  ");
    }
}
