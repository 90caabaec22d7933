package io.github.ricochet.dump.xtables;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.dfa.DFAState;

/**
 * Knows that no token goes on behind the end of its input. ANTLR keeps what it has found out for
 * characters, but not for the end, and where each line is an input, works that out for each line.
 */
final class LineSimulator extends LexerATNSimulator {

  LineSimulator(Lexer lexer) {
    super(
        lexer,
        lexer.getATN(),
        lexer.getInterpreter().decisionToDFA,
        lexer.getInterpreter().getSharedContextCache());
  }

  @Override
  protected DFAState computeTargetState(CharStream input, DFAState from, int symbol) {
    return symbol == IntStream.EOF ? ERROR : super.computeTargetState(input, from, symbol);
  }
}
