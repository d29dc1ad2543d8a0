/**
 * A lab CMF of our own behind the proxy: its process, and the keys and credentials in its data directory. Uses {@code fault.proxy} for the
 * credentials of connections, and nothing of the CMF's code: only the layout that {@code serve --lab} documents.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.fault.lab;
