package io.github.ricochet.lint;

import org.kie.api.conf.ConfigurationKey;
import org.kie.api.conf.OptionKey;
import org.kie.api.conf.OptionsConfiguration;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.conf.KnowledgeBuilderOption;
import org.kie.internal.builder.conf.MultiValueKieBuilderOption;
import org.kie.internal.builder.conf.PropertySpecificOption;
import org.kie.internal.builder.conf.SingleValueKieBuilderOption;

/**
 * How rules that change no fact are put together: Drools need not find out which properties a
 * change could touch, which it asks all methods of all facts and their annotations for. Rules of
 * the user's own may change facts, and are not put together so.
 */
final class WholeFacts implements KnowledgeBuilderConfiguration {

  @Override
  public <C extends SingleValueKieBuilderOption> C getOption(OptionKey<C> option) {
    if (!option.equals(PropertySpecificOption.KEY)) {
      throw new UnsupportedOperationException(option.name());
    }
    @SuppressWarnings("unchecked") // the key's own type
    C disabled = (C) PropertySpecificOption.DISABLED;
    return disabled;
  }

  @Override
  public <C extends KnowledgeBuilderOption> void setOption(C option) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean setProperty(String name, String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getProperty(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void makeImmutable() {}

  @Override
  public ClassLoader getClassLoader() {
    return WholeFacts.class.getClassLoader();
  }

  @Override
  public <
          X extends
              OptionsConfiguration<
                      KnowledgeBuilderOption,
                      SingleValueKieBuilderOption,
                      MultiValueKieBuilderOption>>
      X as(ConfigurationKey<X> key) {
    throw new UnsupportedOperationException();
  }
}
