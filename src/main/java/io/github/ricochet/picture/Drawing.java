package io.github.ricochet.picture;

import java.util.List;

/**
 * A picture with everything in its place.
 *
 * @param width in pixels
 * @param height in pixels
 * @param shapes what is drawn, what is behind first
 */
public record Drawing(int width, int height, List<Shape> shapes) {}
