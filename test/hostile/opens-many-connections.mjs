/** Opens 2,000 connections (or HOSTILE_CONNECTIONS) at once, sends on each, and then a message. */
import net from 'node:net';
import { ENDPOINT, message, post } from './post.mjs';

const one = () =>
  new Promise((resolve) => {
    const socket = net.connect(80, ENDPOINT.hostname, () =>
      socket.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    );
    socket.on('error', resolve).on('close', resolve).resume();
  });
await Promise.all(Array.from({ length: Number(process.env['HOSTILE_CONNECTIONS'] ?? 2000) }, one));
await post(message('all of us'));
