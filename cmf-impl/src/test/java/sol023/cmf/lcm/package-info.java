/** Tests of the VNF LCM interface as the CMF uses it, against a VNFM that does what a test tells it. */
@org.jspecify.annotations.NullMarked
package sol023.cmf.lcm;
