package io.chapar.postfix.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions and complaints as the reference host expanded and worded them. */
class MacroExpanderTest {
  private static final String NO_OPERATOR =
      "\"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\" expected at: ";
  private static final Map<String, String> NAMES =
      Map.of("h", "mail.example.com", "d", "example.com", "e", "", "n", "a $d b", "self", "$self");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain | plain",
        "$h | mail.example.com",
        "$(d) $$d $d.x | example.com $d example.com.x",
        "${ d } | example.com",
        "$n | a example.com b",
        "${h?yes}${x?no}${x:else} | yeselse",
        "${e?no}${e:else} | else",
        "${h ? {yes} : {no}} ${x ? {yes} : {no}} | yes no",
        "${{a} == {a} ? {yes} : {no}} | yes",
        "${{a} == {a}} | true",
        "${{a} != {a}}. | .",
        "${{10} < {9} ? {y} : {n}} | n",
        "${{10} <level {9} ? {y} : {n}} | n",
        "${{3.10} <level {3.9} ? {y} : {n}} | n",
        "${{$d} == {example.com} ? {$h} : {n}} | mail.example.com",
        "${:x} | x",
      })
  void expands(String text, String value) throws MacroException {
    assertThat(MacroExpander.expand(text, NAMES::get)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "${ | truncated macro reference: \"${\"",
        "$ | empty macro name: \"$\"",
        "x${}y | empty macro name: \"x${}y\"",
        "$self | unreasonable macro call nesting: \"self\"",
        "${{a} = {a} ? {yes} : {no}} | NO_OPERATOR\"...a}>>>= {a} ? {yes} : {no}\"",
        "${{a} == {a} yes} | \"?\" or \":\" expected at: \"...}>>>yes\"",
        "${{a} ==foo {a}} | bad operator suffix at: \"...==>>>foo\"",
        "${{a} == a} | \"{expression}\" expected at: \"...{a} ==>>> a\"",
        "${{x} <level {3.9} ? {y} : {n}} | malformed compatibility level syntax: \"x\"",
        "${h ? {yes} no} | \":\" expected at: \"...yes}>>>no\"",
        "${h ? {yes} : {no} x} | unexpected input at: \"...no}>>>x\"",
        "${my-hostname} | attribute name syntax error at: \"...my>>>-hostname\"",
        "${a b} | attribute name syntax error at: \"...a>>> b\"",
        "${{a}{b}} | NO_OPERATOR\"...a}>>>{b}\"",
      })
  void complains(String text, String warning) {
    assertThatThrownBy(() -> MacroExpander.expand(text, NAMES::get))
        .isInstanceOf(MacroException.class)
        .hasMessage(warning.replace("NO_OPERATOR", NO_OPERATOR));
  }
}
