package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * MARK and CONNMARK in all their spellings, which come down to one: {@code (mark & ~mask) ^ value}.
 */
final class MarkTargets {

  private static final Option<MarkMask> SET_XMARK = Option.one("set-xmark", Values::mark).plain();
  private static final Option<MarkMask> SET_MARK = Option.one("set-mark", Values::mark).plain();
  private static final Option<Long> AND = Option.one("and-mark", Values.unsigned("mark")).plain();
  private static final Option<Long> OR = Option.one("or-mark", Values.unsigned("mark")).plain();
  private static final Option<Long> XOR = Option.one("xor-mark", Values.unsigned("mark")).plain();
  private static final Option<Boolean> SAVE = Option.flag("save-mark").plain();
  private static final Option<Boolean> RESTORE = Option.flag("restore-mark").plain();
  private static final Option<Long> NF_MASK = Option.one("nfmask", Values.unsigned("mask")).plain();
  private static final Option<Long> CT_MASK = Option.one("ctmask", Values.unsigned("mask")).plain();
  private static final Option<Long> MASK = Option.one("mask", Values.unsigned("mask")).plain();

  private static final Option<String> LEFT =
      Option.one("left-shift-mark", Printed.decimal(32, "number of bits")).plain();
  private static final Option<String> RIGHT =
      Option.one("right-shift-mark", Printed.decimal(32, "number of bits")).plain();

  private static final List<Option<?>> SETTING = List.of(SET_XMARK, SET_MARK, AND, OR, XOR);
  private static final List<Option<?>> CONNMARK =
      List.of(SET_XMARK, SET_MARK, AND, OR, XOR, SAVE, RESTORE);
  private static final List<Option<?>> CONNMARK_OPTIONS =
      List.of(
          SET_XMARK, SET_MARK, AND, OR, XOR, SAVE, RESTORE, NF_MASK, CT_MASK, MASK, LEFT, RIGHT);

  private MarkTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        new Extension<>("MARK", SETTING, MarkTargets::mark),
        new Extension<>("CONNMARK", CONNMARK_OPTIONS, MarkTargets::connmark));
  }

  private static Target mark(Options o, RuleScope rule) {
    o.needOneOf(SETTING);
    o.atMostOneOf(SETTING);
    MarkMask mark = setting(o);
    return new MangleTarget.Mark(mark.value(), mark.mask());
  }

  private static Target connmark(Options o, RuleScope rule) {
    o.needOneOf(CONNMARK);
    o.atMostOneOf(CONNMARK);
    Target target = unshifted(o);
    if (!o.has(LEFT) && !o.has(RIGHT)) {
      return target;
    }
    // Shifts are rare; their words are kept, and what they do to a mark is not known.
    List<String> words = new ArrayList<>(List.of(target.save().strip().split(" ", -1)));
    words.subList(0, 2).clear();
    words.addAll(Printed.words(o, List.of(LEFT, RIGHT)));
    return new Target.Unmodelled("CONNMARK", List.copyOf(words));
  }

  private static Target unshifted(Options o) {
    if (o.has(SAVE)) {
      return new MangleTarget.SaveConnmark(mask(o, NF_MASK), mask(o, CT_MASK));
    }
    if (o.has(RESTORE)) {
      return new MangleTarget.RestoreConnmark(mask(o, NF_MASK), mask(o, CT_MASK));
    }
    MarkMask mark = setting(o);
    return new MangleTarget.SetConnmark(mark.value(), mark.mask());
  }

  private static int mask(Options o, Option<Long> option) {
    return o.value(option).or(() -> o.value(MASK)).orElse(0xffffffffL).intValue();
  }

  private static MarkMask setting(Options o) {
    if (o.has(AND)) {
      return new MarkMask(0, ~o.need(AND).intValue());
    }
    if (o.has(OR)) {
      return new MarkMask(o.need(OR).intValue(), o.need(OR).intValue());
    }
    if (o.has(XOR)) {
      return new MarkMask(o.need(XOR).intValue(), 0);
    }
    if (o.has(SET_XMARK)) {
      return o.need(SET_XMARK);
    }
    MarkMask mark = o.need(SET_MARK);
    return new MarkMask(mark.value(), mark.value() | mark.mask());
  }
}
