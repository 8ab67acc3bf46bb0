import { ByteWriter } from "../bytes/byte-writer.js";
import type { ElementKind, StreamerElement, StreamerInfo } from "./streamer-info.js";

const BYTE_COUNT = 0x4000_0000;
const CLASS_MASK = 0x8000_0000;
const NEW_CLASS = 0xffff_ffff;
const MAP_OFFSET = 2;
/** Marks a streamer info as belonging to a compiled class. */
const INFO_BITS = 0x1_0000;

const LIST_VERSION = 5;
const ARRAY_VERSION = 3;
const INFO_VERSION = 10;
const ELEMENT_VERSION = 4;

/** Class versions of the elements, as ROOT 6.40 writes them. */
const elementVersions: Readonly<Record<ElementKind, number>> = {
  Base: 3,
  BasicType: 2,
  BasicPointer: 2,
  Object: 2,
  ObjectAny: 2,
  ObjectPointer: 2,
  ObjectAnyPointer: 1,
  String: 2,
  STL: 3,
  STLstring: 2,
  Loop: 2,
  Artificial: 1,
  Element: 4,
};

/** The uncompressed payload of a StreamerInfo record whose key has `keyLength` bytes. */
export function writeStreamerInfos(infos: readonly StreamerInfo[], keyLength: number): Uint8Array<ArrayBuffer> {
  const writer = new InfoWriter(keyLength);
  writer.frame(LIST_VERSION, () => {
    writer.objectHead(0);
    writer.string("");
    writer.u32(infos.length);
    for (const info of infos) {
      writer.pointer("TStreamerInfo", () => writer.info(info));
      // No option.
      writer.u8(0);
    }
  });
  return writer.written();
}

/** A pointer to a TObjArray of streamer infos, as messages have it; `before`: bytes in front of it that count in references. */
export function writeStreamerInfoArray(infos: readonly StreamerInfo[], before: number): Uint8Array<ArrayBuffer> {
  const writer = new InfoWriter(before);
  writer.pointer("TObjArray", () =>
    writer.frame(ARRAY_VERSION, () => {
      writer.objectHead(0);
      writer.string("");
      writer.u32(infos.length);
      writer.u32(0);
      for (const info of infos) writer.pointer("TStreamerInfo", () => writer.info(info));
    }),
  );
  return writer.written();
}

/** Writes the classes that describe classes. */
class InfoWriter extends ByteWriter {
  private readonly shift: number;
  private readonly classes = new Map<string, number>();

  constructor(keyLength: number) {
    super();
    this.shift = keyLength + MAP_OFFSET;
  }

  frame(version: number, write: () => void): void {
    const start = this.pos;
    this.u32(0);
    this.u16(version);
    write();
    this.patchU32(start, BYTE_COUNT | (this.pos - start - 4));
  }

  objectHead(bits: number): void {
    this.u16(1);
    this.u32(0);
    this.u32(bits);
  }

  pointer(className: string, write: () => void): void {
    const start = this.pos;
    this.u32(0);
    const known = this.classes.get(className);
    if (known !== undefined) this.u32((CLASS_MASK | known) >>> 0);
    else {
      this.classes.set(className, this.pos + this.shift);
      this.u32(NEW_CLASS);
      this.raw(new TextEncoder().encode(`${className}\0`));
    }
    write();
    this.patchU32(start, BYTE_COUNT | (this.pos - start - 4));
  }

  info(info: StreamerInfo): void {
    this.frame(INFO_VERSION, () => {
      this.named(info.name, "", INFO_BITS);
      this.u32(info.checksum);
      this.u32(info.version);
      this.pointer("TObjArray", () => this.elements(info.elements));
    });
  }

  private elements(elements: readonly StreamerElement[]): void {
    this.frame(ARRAY_VERSION, () => {
      this.objectHead(0);
      this.string("");
      this.u32(elements.length);
      // The lower bound.
      this.u32(0);
      for (const element of elements) this.pointer(`TStreamer${element.kind}`, () => this.element(element));
    });
  }

  private element(element: StreamerElement): void {
    if (element.kind === "Element") {
      this.common(element);
      return;
    }
    this.frame(elementVersions[element.kind], () => {
      if (element.kind === "STLstring")
        this.frame(elementVersions.STL, () => this.withDetails({ ...element, kind: "STL" }));
      else this.withDetails(element);
    });
  }

  private withDetails(element: StreamerElement): void {
    this.common(element);
    switch (element.kind) {
      case "Base":
        this.u32(element.baseVersion ?? 0);
        break;
      case "BasicPointer":
      case "Loop":
        this.u32(element.countVersion ?? 0);
        this.string(element.countName ?? "");
        this.string(element.countClass ?? "");
        break;
      case "STL":
        this.u32(element.stlType ?? 0);
        this.u32(element.contentType ?? 0);
        break;
      default:
        break;
    }
  }

  private common(element: StreamerElement): void {
    this.frame(ELEMENT_VERSION, () => {
      this.named(element.name, element.title, 0);
      this.u32(element.type);
      this.u32(element.size);
      this.u32(element.arrayLength);
      this.u32(element.dimensions.length);
      // The checksum of a base class is kept among the dimensions.
      const base = element.kind === "Base" ? [0, element.baseChecksum ?? 0] : element.dimensions;
      for (let i = 0; i < 5; i++) this.u32(base[i] ?? 0);
      this.string(element.typeName);
    });
  }

  private named(name: string, title: string, bits: number): void {
    this.frame(1, () => {
      this.objectHead(bits);
      this.string(name);
      this.string(title);
    });
  }
}
