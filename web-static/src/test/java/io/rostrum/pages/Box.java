package io.rostrum.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;

/** Where something is on the screen, in CSS pixels from its upper left corner. */
record Box(double x, double y, double width, double height) {
    static Box of(Locator there) {
        BoundingBox box = there.boundingBox();
        return new Box(box.x, box.y, box.width, box.height);
    }

    boolean isWithin(int screenWidth, int screenHeight) {
        return x >= 0 && y >= 0 && x + width <= screenWidth && y + height <= screenHeight;
    }

    boolean meets(Box other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
}
