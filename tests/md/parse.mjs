// Mermaid's own parser over the files that are named, and over one that it must refuse.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

let passed = 0, failed = 0;
const accepts = async (text) => {
	try {
		return (await mermaid.parse(text)).diagramType.startsWith("flowchart");
	} catch (error) {
		return String(error);
	}
};
const check = (is, what) => {
	if (is === true) {
		passed++;
	} else {
		failed++;
		console.log(`not ok: ${what}: ${is}`);
	}
};
for (const file of process.argv.slice(2)) {
	check(await accepts(readFileSync(file, "utf8")), file);
}
check((await accepts('graph TD\n    n1["a"b"]\n')) !== true, "a graph that is none is accepted");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed < 2 ? 1 : 0);
