package io.rostrum.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Reads the code off a page as a phone's camera does: from several pictures, none of them straight but the first. A picture that is
 * straight to the pixel is misread by ZXing about once in a thousand codes.
 */
final class QrReading {
    /** In degrees. */
    private static final int[] TILTS = {0, 2, -3, 5};

    private QrReading() {}

    static String of(Page page) {
        page.waitForFunction("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)");
        ReaderException last = NotFoundException.getNotFoundInstance();
        for (int tilt : TILTS) {
            try {
                return read(tilted(picture(page), tilt));
            } catch (ReaderException next) {
                last = next;
            }
        }
        throw new AssertionError("There is no QR code that can be read.", last);
    }

    private static BufferedImage picture(Page page) {
        try {
            return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage tilted(BufferedImage seen, int degrees) {
        int width = seen.getWidth();
        int height = seen.getHeight();
        var tilted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = tilted.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
        pen.drawImage(seen, 0, 0, null);
        pen.dispose();
        return tilted;
    }

    private static String read(BufferedImage seen) throws ReaderException {
        int width = seen.getWidth();
        int height = seen.getHeight();
        int[] pixels = seen.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
