package io.rostrum;

import io.rostrum.domain.Links;
import io.rostrum.web.QrPicture;
import io.rostrum.wire.LinksFile;

/** What the terminal shows of a start: the code to scan first, then the private links. */
record LinksText(LinksFile printed, boolean colours) {

    @Override
    public String toString() {
        return (printed.wifi().isEmpty() ? "" : "\n  Wi-Fi      " + printed.wifi() + "\n") + text(printed.links());
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
