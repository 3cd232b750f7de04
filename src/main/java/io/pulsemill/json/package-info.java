/** The JSON files of results: how they are laid out, and the checksum each carries of itself. */
@NullMarked
package io.pulsemill.json;

import org.jspecify.annotations.NullMarked;
