package sol023.cmf.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2);

    @Test
    void nobody_takes_the_turns_of_another() {
        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("a")).isFalse();
        assertThat(turns.take("b")).isTrue();
    }

    @Test
    void a_turn_that_was_given_back_can_be_taken_again_and_callers_without_one_are_forgotten() {
        turns.take("a");
        turns.take("a");
        turns.giveBack("a");
        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("a")).isFalse();

        turns.giveBack("a");
        turns.giveBack("a");
        assertThat(turns.callers()).isZero();
    }
}
