package io.rostrum.web;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text as a QR code, to be scanned off a terminal or a page. */
public final class QrPicture {

    /** The standard asks for four light modules around the code; without them many phones do not find it. */
    private static final int QUIET = 4;

    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String PLAIN = "\u001b[0m";

    private final QrCode code;

    public QrPicture(String text) {
        this.code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    }

    /** Lines of half blocks with their own colours, so that it is dark on light whatever the terminal's colours are. */
    public String coloured() {
        return lines(' ', '▄', '▀', '█', BLACK_ON_WHITE, PLAIN);
    }

    /** Lines of half blocks for a place without colours; right on a dark background, inverted on a light one. */
    public String plain() {
        return lines('█', '▀', '▄', ' ', "", "");
    }

    private String lines(char none, char lower, char upper, char both, String before, String after) {
        return IntStream.range(0, (side() + 1) / 2)
                .map(row -> row * 2)
                .mapToObj(y -> IntStream.range(0, side())
                        .mapToObj(x -> dark(x, y) ? dark(x, y + 1) ? both : upper : dark(x, y + 1) ? lower : none)
                        .map(String::valueOf)
                        .collect(Collectors.joining("", before, after + "\n")))
                .collect(Collectors.joining());
    }

    /** An image of one path, black on white, that scales to any size. */
    public String svg() {
        String dark = IntStream.range(0, side())
                .boxed()
                .flatMap(y -> IntStream.range(0, side())
                        .filter(x -> dark(x, y))
                        .mapToObj(x -> "M" + x + "," + y + "h1v1h-1z"))
                .collect(Collectors.joining());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0,0h%1$dv%1$dh-%1$dz"/><path fill="#000" d="%2$s"/></svg>
                """.formatted(side(), dark);
    }

    /** Modules along one side, the quiet zone included. */
    private int side() {
        return code.size + 2 * QUIET;
    }

    private boolean dark(int x, int y) {
        return code.getModule(x - QUIET, y - QUIET);
    }
}
