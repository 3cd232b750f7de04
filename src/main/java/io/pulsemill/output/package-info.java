/**
 * Files and folders of results: written beside, put in place whole or not at all, read back with
 * their checksum.
 */
package io.pulsemill.output;
