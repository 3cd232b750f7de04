/** The JSON files of results: how they are laid out, and the checksum each carries of itself. */
package io.pulsemill.json;
