/**
 * What a training costs on each engine: where measured seconds went, a model fitted to them, and
 * what follows from it. Plain Java.
 */
package io.pulsemill.costmodel;
