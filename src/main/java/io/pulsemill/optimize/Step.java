package io.pulsemill.optimize;

/**
 * What a line search found.
 *
 * @param length multiple of the direction
 * @param point where it leads
 */
record Step(double length, Point point) {}
