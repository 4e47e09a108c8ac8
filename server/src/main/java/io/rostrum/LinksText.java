package io.rostrum;

import io.rostrum.domain.Links;
import io.rostrum.web.QrPicture;

/** What the terminal shows of a session's links: the code to scan first, then the private links. */
record LinksText(Links links, boolean colours) {

    @Override
    public String toString() {
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
