package io.pulsemill.record;

/**
 * A file of observations.
 *
 * @param length bytes
 * @param checksum as its file system has it, or CRC-32C
 */
public record InputFile(String path, long length, String checksum) {}
