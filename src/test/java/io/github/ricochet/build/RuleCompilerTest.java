package io.github.ricochet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be a rule fails the build, and says where it stands. */
class RuleCompilerTest {
  private static final String PACKAGE = "package io.github.ricochet.rules;\n";

  @TempDir Path project;

  @Test
  void writesTheModelItsNameAndThePages() throws IOException, InterruptedException {
    rule("RC100-fine", PACKAGE + "rule 'fine' when String( length > 3 ) then end");
    page("RC100-fine");

    assertThat(compile()).isEmpty();

    Path classes = project.resolve("classes");
    String model = Files.readString(classes.resolve("META-INF/ricochet/rule-models")).strip();
    assertThat(classes.resolve(model.replace('.', '/') + ".class")).exists();
    assertThat(classes.resolve("META-INF/ricochet/rule-pages")).hasContent("RC100-fine");
    assertThat(classes.resolve("rules/RC100-fine.md")).exists();
  }

  @Test
  void refusesAnUnknownFact() throws IOException, InterruptedException {
    rule("RC100-broken", PACKAGE + "rule 'broken'\nwhen\n    Strin( )\nthen\nend");
    page("RC100-broken");

    assertThat(compile()).startsWith("rules/RC100-broken/rule.drl:").contains("Strin");
  }

  @Test
  void refusesAnUnknownComponent() throws IOException, InterruptedException {
    rule("RC100-broken", PACKAGE + "rule 'broken'\nwhen\n    String( lenght == 3 )\nthen\nend");
    page("RC100-broken");

    assertThat(compile()).startsWith("rules/RC100-broken/rule.drl:").contains("lenght");
  }

  @Test
  void refusesASyntaxError() throws IOException, InterruptedException {
    rule("RC100-broken", PACKAGE + "rule 'broken'\nwhen\n    String( length >\nthen\nend");
    page("RC100-broken");

    assertThat(compile()).startsWith("rules/RC100-broken/rule.drl:");
  }

  @Test
  void refusesABrokenConsequence() throws IOException, InterruptedException {
    rule("RC100-broken", PACKAGE + "rule 'broken'\nwhen\n    String( )\nthen\n  undefined();\nend");
    page("RC100-broken");

    assertThat(compile()).contains("undefined");
  }

  @Test
  void refusesTwoRulesOfOneName() throws IOException, InterruptedException {
    for (String folder : new String[] {"RC100-one", "RC100-two"}) {
      rule(folder, PACKAGE + "rule 'same' when String( ) then end");
      page(folder);
    }

    assertThat(compile()).contains("same");
  }

  @Test
  void refusesAFolderWithoutPageOrRule() throws IOException, InterruptedException {
    rule("RC100-without-page", PACKAGE + "rule 'fine' when String( ) then end");
    page("RC101-without-rule");

    assertThat(compile())
        .contains("rules/RC100-without-page/README.md: missing")
        .contains("rules/RC101-without-rule/rule.drl: missing");
  }

  @Test
  void refusesToMakeNoRuleAtAll() throws IOException, InterruptedException {
    rule("RC100-empty", PACKAGE);
    page("RC100-empty");

    assertThat(compile()).isEqualTo("rules/RC100-empty/rule.drl: no rule in it");
  }

  @Test
  void refusesAnotherPackage() throws IOException, InterruptedException {
    rule("RC100-elsewhere", "package elsewhere;\nrule 'fine' when String( ) then end");
    page("RC100-elsewhere");

    assertThat(compile()).contains("io.github.ricochet.rules");
  }

  private void rule(String folder, String drl) throws IOException {
    write(folder, "rule.drl", drl);
  }

  private void page(String folder) throws IOException {
    write(folder, "README.md", "# " + folder);
  }

  private void write(String folder, String name, String text) throws IOException {
    Files.writeString(
        Files.createDirectories(project.resolve("rules").resolve(folder)).resolve(name), text);
  }

  private String compile() throws IOException, InterruptedException {
    return RuleCompilation.run(project.resolve("rules"), project.resolve("classes"));
  }
}
