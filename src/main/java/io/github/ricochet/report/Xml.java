package io.github.ricochet.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in which every text is plain, so that no character in it is illegal. */
final class Xml {

  private final Writer out;
  private final XMLStreamWriter xml;
  private int depth;
  private boolean leaf;

  Xml(Writer out) {
    this.out = out;
    try {
      xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  /** Begins an element on a line of its own; attributes follow as name, value, name, value. */
  Xml open(String element, String... attributes) {
    try {
      newLine();
      xml.writeStartElement(element);
      for (int i = 0; i < attributes.length; i += 2) {
        xml.writeAttribute(attributes[i], Plain.text(attributes[i + 1]));
      }
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    depth++;
    leaf = true;
    return this;
  }

  /** Text in the element that is open, line by line. */
  Xml text(Iterable<String> lines) {
    try {
      String between = "";
      for (String line : lines) {
        xml.writeCharacters(between + Plain.text(line));
        between = "\n";
      }
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    return this;
  }

  /** Ends the element that was begun last. */
  Xml close() {
    depth--;
    try {
      if (!leaf) {
        newLine();
      }
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    leaf = false;
    return this;
  }

  /** Ends the document. */
  void end() {
    try {
      xml.writeEndDocument();
      xml.close();
      out.write('\n');
    } catch (XMLStreamException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static UncheckedIOException failure(XMLStreamException e) {
    return new UncheckedIOException(new IOException(e.getMessage(), e));
  }
}
