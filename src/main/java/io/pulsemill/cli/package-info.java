/**
 * The command line: one class per verb. Only this package prints and decides exit codes; the stages
 * it puts together do not depend on each other.
 *
 * <pre>
 *    Main → PulsemillTool → Arguments, OptionKeys → a Verb with its …Options
 *      → settings of a stage → pipeline, measure, advise → ResultStream, exit code
 * </pre>
 */
package io.pulsemill.cli;
