package io.pulsemill.optimize;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One accepted point.
 *
 * @param number 0 for the start, then 1, 2, …
 * @param loss objective there
 * @param gradientNorm infinity norm of the gradient there
 * @param step length of the step that led there, as a multiple of the optimizer's direction; 0 for
 *     the start
 */
public record Iteration(
    @JsonProperty("iteration") int number, double loss, double gradientNorm, double step) {}
