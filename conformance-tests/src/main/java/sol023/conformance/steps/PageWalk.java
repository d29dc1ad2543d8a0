package sol023.conformance.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Links;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.exchange.Exchange;

/**
 * The pages of a list, one after the other as their links say (SOL013 clause 5.4.2.3).
 *
 * @param pages at least the first one; the last one may be an error
 * @param endless whether a link led to where the walk had been already, or there was no end in sight
 */
record PageWalk(List<HttpAnswer> pages, boolean endless) {

    private static final int MOST_PAGES = 10_000;

    PageWalk {
        pages = List.copyOf(pages);
    }

    /**
     * Goes from the first page to the last one.
     *
     * @param between what is done after each page, told how many there were, the first time 1
     */
    static PageWalk from(HttpAnswer first, SubjectsClient subjects, IntConsumer between) {
        List<HttpAnswer> pages = new ArrayList<>();
        Set<URI> been = new HashSet<>();
        HttpAnswer page = first;
        while (true) {
            pages.add(page);
            been.add(page.exchange().request().url());
            Optional<URI> next = QueryChecks.next(page);
            if (page.status() != 200 || next.isEmpty()) {
                return new PageWalk(pages, false);
            }
            if (been.contains(next.get()) || pages.size() == MOST_PAGES) {
                return new PageWalk(pages, true);
            }
            between.accept(pages.size());
            page = subjects.get(next.get());
        }
    }

    HttpAnswer first() {
        return pages.get(0);
    }

    HttpAnswer last() {
        return pages.get(pages.size() - 1);
    }

    /** All but the last one. */
    List<HttpAnswer> linking() {
        return endless ? pages : pages.subList(0, pages.size() - 1);
    }

    /** The pages that a link led to. */
    List<HttpAnswer> linked() {
        return pages.subList(1, pages.size());
    }

    /** The references to next pages as they are written. */
    List<String> references() {
        return linking().stream()
                .flatMap(page ->
                        Links.withRelation("next", page.headers()).stream().limit(1))
                .toList();
    }

    /** Whatever is in the list, page by page. */
    Stream<JsonNode> entries() {
        return pages.stream().flatMap(QueryChecks::entries);
    }

    List<String> identifiers() {
        return entries().map(SubjectChecks::identifier).toList();
    }

    Exchange[] exchanges() {
        return pages.stream().map(HttpAnswer::exchange).toArray(Exchange[]::new);
    }
}
