package sol023.conformance.report;

import sol023.conformance.run.ScenarioResult;

/** The commands that a reader copies from a report. */
record Commands(Report report) {

    private static final String JAR = "java -jar cmf-conformance.jar ";

    /** Runs one scenario again. */
    String run(ScenarioResult scenario) {
        return report.command() + " " + scenario.scenario().key().place();
    }

    /** Sends an exchange again, as it is in the results beside the report. */
    String replay(String exchange) {
        String file = report.target().file().toString();
        String quoted = file.matches("[A-Za-z0-9._/+-]+") ? file : "'" + file + "'";
        return JAR + "replay " + Reports.JSON + " " + exchange + " --target " + quoted;
    }

    String explain(String requirement) {
        return JAR + "explain " + requirement;
    }
}
