/**
 * The script that the page starts as its module worker: one import and nothing else.
 *
 * WebKit evaluates a worker's script a second time when a module that it loads imports it back, and then two hosts answer
 * every message. A bundler puts shared code into this file as soon as it has code of its own; vite/host-chunk.ts keeps it out.
 */
import './run-host.ts';
