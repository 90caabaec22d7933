package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was read of hosts' dumps, fact by fact, as JSON ({@code ricochet.parse/1}). */
public final class ParseJson {

  private final JsonGenerator json;
  private final FactJson facts;

  private ParseJson(JsonGenerator json) {
    this.json = json;
    this.facts = new FactJson(json);
  }

  /** Writes one document about all hosts. */
  public static void write(Writer out, List<Host> hosts) throws IOException {
    try (JsonGenerator json = Json.pretty(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "ricochet.parse/1");
      json.writeArrayFieldStart("hosts");
      ParseJson writer = new ParseJson(json);
      for (Host host : hosts) {
        writer.host(host);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private void host(Host host) throws IOException {
    json.writeStartObject();
    json.writeStringField("host", host.name());
    json.writeArrayFieldStart("inputs");
    for (Input input : host.inputs()) {
      input(input);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (Problem problem : host.problems()) {
      problem(problem);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("unmodelled");
    for (Map.Entry<String, List<Origin>> entry : Unmodelled.of(host).entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue().size());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("facts");
    facts(host);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void input(Input input) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", input.file());
    json.writeStringField("kind", input.kind().command());
    json.writeNumberField("line", input.line());
    json.writeNumberField("lines", input.lines());
    json.writeNumberField("notUnderstood", input.notUnderstood());
    json.writeEndObject();
  }

  private void problem(Problem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("message", problem.message());
    json.writeStringField("file", problem.file());
    if (problem.origin().isPresent()) {
      Origin origin = problem.origin().get();
      json.writeNumberField("line", origin.line());
      json.writeNumberField("column", origin.column());
      json.writeNumberField("endColumn", origin.endColumn());
    }
    json.writeEndObject();
  }

  private void facts(Host host) throws IOException {
    facts.list("interfaces", host.interfaces());
    facts.list("bridges", host.bridges());
    facts.list("ports", host.ports());
    facts.list("vlans", host.vlans());
    facts.list("addresses", host.addresses());
    facts.list("neighbours", host.neighbours());
    facts.list("fdb", host.fdb());
    facts.list("routes", host.routes());
    facts.list("routingRules", host.routingRules());
    facts.list("ipSets", List.copyOf(host.ipSets().values()));
    facts.list("sysctls", List.copyOf(host.sysctls().values()));
    facts.list("listeners", host.listeners());
    facts.list("connections", host.connections());
    facts.list("modules", host.modules().stream().sorted().toList());
    Json.field(json, "kernel", host.kernel().map(k -> k.release()));
    for (RuleFamily family : RuleFamily.values()) {
      if (host.rulesets().containsKey(family)) {
        json.writeArrayFieldStart(family.program());
        for (Rule rule : (Iterable<Rule>) host.rulesets().get(family).rules()::iterator) {
          rule(rule);
        }
        json.writeEndArray();
      }
    }
  }

  private void rule(Rule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", rule.table());
    json.writeStringField("chain", rule.chain());
    json.writeNumberField("number", rule.number());
    json.writeStringField("rule", rule.save());
    Json.place(json, rule.origin());
    json.writeEndObject();
  }
}
