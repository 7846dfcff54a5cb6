package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A plain sentence, with a comma.",
        "The close is 175.19 and the mean 178.35 so far.",
        "A well-known 50-day average",
        "Two halves: one each",
        "the trader's \"word\" and/or (a remark)",
        "a = b"
      })
  void prose_stays_as_it_was_written(String prose) {
    assertThat(Markdown.text(prose)).isEqualTo(prose);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a<b a&lt;b",
        "a>b a&gt;b",
        "a&b a&amp;b",
        "a|b a&#124;b",
        "a@b a&#64;b",
        "*b* \\*b\\*",
        "_b_ \\_b\\_",
        "`b` \\`b\\`",
        "a\\b a\\\\b",
        "[b](c) \\[b\\](c)",
        "# \\#",
        "-b \\-b",
        "+b \\+b",
        "=b \\=b",
        "b=c b=c",
        "1. 1\\.",
        "1.5 1.5",
        "12) 12\\)",
        "a) a)",
        ") \\)",
        ".b \\.b",
        "www.b www\\.b",
        "ab. ab\\.",
        "abc. abc.",
        "http://b http\\://b",
        "b: b:",
        ": \\:"
      })
  void a_sign_that_could_mean_something_is_escaped(String raw, String safe) {
    assertThat(Markdown.text(raw)).isEqualTo(safe);
  }

  @Test
  void parts_stand_below_each_other() {
    Markdown md = new Markdown();
    md.heading(2, "Title").paragraph("Words.").item("one").item("two").gap();
    md.speech("First *part*.\n\n  \nSecond part.").head("A", "B").row(List.of("1", "2")).gap();

    assertThat(md.done())
        .isEqualTo(
            """
            ## Title

            Words.

            - one
            - two

            First \\*part\\*.

            Second part.

            | A | B |
            | --- | --- |
            | 1 | 2 |
            """);
  }
}
