package sol023.conformance.report;

import sol023.conformance.run.ScenarioResult;

/** The commands that a reader copies from a report. */
record Commands(Report report) {

    private static final String JAR = "java -jar cmf-conformance.jar ";

    /** Runs one scenario again. */
    String run(ScenarioResult scenario) {
        return report.command() + " " + scenario.scenario().key().place();
    }

    /** Sends an exchange again, as it is in the results. */
    String replay(String exchange) {
        return JAR + "replay " + exchange;
    }

    String explain(String requirement) {
        return JAR + "explain " + requirement;
    }
}
