/**
 * The command line: one class a verb. Only this package prints and decides exit codes; the stages
 * it puts together do not depend on each other.
 */
package io.pulsemill.cli;
