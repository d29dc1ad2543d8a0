package sol023.cmf.sol013.query;

import java.util.ArrayList;
import java.util.List;

/** The grammar of filters (SOL013 clause 5.2.2), read from left to right in one pass; knows no attributes. */
final class FilterSyntax {

    /** The most names in one path: deeper than any resource. */
    private static final int MAX_DEPTH = 16;

    private final String text;
    private int at;

    FilterSyntax(String text) {
        this.text = text;
    }

    /**
     * A simple expression.
     *
     * @param at where it starts
     * @param pathAt where its path starts
     */
    record Expression(Operator operator, AttributePath path, List<RawValue> values, int at, int pathAt) {}

    /**
     * A value without its quotes.
     *
     * @param at where it starts
     */
    record RawValue(String text, int at) {}

    List<Expression> expressions() {
        var expressions = new ArrayList<Expression>();
        expressions.add(expression());
        while (at < text.length()) {
            expect(';', "a semicolon between conditions");
            expressions.add(expression());
        }
        return expressions;
    }

    private Expression expression() {
        int start = at;
        expect('(', "an opening parenthesis");
        var operator = operator();
        expect(',', "a comma after the operator");
        int pathAt = at;
        var path = path();
        var values = new ArrayList<RawValue>();
        do {
            expect(',', "a comma and a value");
            values.add(value());
        } while (operator.takesSeveralValues() && isNext(','));
        if (isNext(',')) {
            throw FilterReader.refuse(at, "the operator " + operator.text() + " takes one value");
        }
        expect(')', "a closing parenthesis");
        return new Expression(operator, path, values, start, pathAt);
    }

    private Operator operator() {
        int start = at;
        var name = until(",()';");
        return Operator.find(name)
                .orElseThrow(() -> FilterReader.refuse(
                        start,
                        "the operator has to be eq, neq, gt, gte, lt, lte, in, nin, cont or ncont, in small letters"));
    }

    private AttributePath path() {
        var names = new ArrayList<String>();
        names.add(name());
        while (isNext('/')) {
            at++;
            if (names.size() == MAX_DEPTH) {
                throw FilterReader.refuse(at, "a path has at most " + MAX_DEPTH + " names");
            }
            names.add(name());
        }
        return new AttributePath(names);
    }

    private String name() {
        int start = at;
        var name = until(",()';/");
        if (name.isEmpty()) {
            throw FilterReader.refuse(start, "the name of an attribute is missing");
        }
        return Names.unescape(name)
                .orElseThrow(() -> FilterReader.refuse(start, "a tilde in a name is followed by 0, 1, a or b"));
    }

    private RawValue value() {
        return isNext('\'') ? quoted() : plain();
    }

    private RawValue plain() {
        int start = at;
        var value = until(",)'");
        if (value.isEmpty() && !isNext('\'')) {
            throw FilterReader.refuse(start, "a value is missing; the empty text is written ''");
        }
        if (isNext('\'')) {
            throw FilterReader.refuse(at, "a value with an apostrophe is written in apostrophes, and that one doubled");
        }
        return new RawValue(value, start);
    }

    private RawValue quoted() {
        int start = at;
        var value = new StringBuilder();
        at++;
        while (true) {
            int end = text.indexOf('\'', at);
            if (end < 0) {
                throw FilterReader.refuse(start, "the value in apostrophes does not end");
            }
            value.append(text, at, end);
            at = end + 1;
            if (!isNext('\'')) {
                return new RawValue(value.toString(), start);
            }
            value.append('\'');
            at++;
        }
    }

    /** What comes before one of these characters or the end. */
    private String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isNext(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private void expect(char expected, String what) {
        if (!isNext(expected)) {
            throw FilterReader.refuse(at, what + " is missing");
        }
        at++;
    }
}
