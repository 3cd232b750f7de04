/**
 * Files and folders of results: written beside, put in place whole or not at all, read back with
 * their checksum.
 *
 * <pre>
 *    WorkFolder beside the place → OutputFolder, OutputFile: put in place whole → ResultFiles reads back
 * </pre>
 */
package io.pulsemill.output;
