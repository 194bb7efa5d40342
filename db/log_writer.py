"""Numbers and chains the commands of one commit into log entries."""

from collections.abc import Sequence
from typing import Any

import msgspec

from core.commands.handler import Handler
from core.ports.store import Command
from core.sync.op import SALT_BYTES, Op, OpHeader, OpRef, body_digest, chain_hash, derived_op_id, next_hlc
from db import before_images, op_log
from db.columns import to_ms
from db.identity import DeskIdentity, RandomBytes
from db.raw import RawConnection


class LogWriter:
    """Collects the entries of one transaction behind the log's head; `save` writes them."""

    ops: list[Op]

    def __init__(self, connection: RawConnection, identity: DeskIdentity, random: RandomBytes) -> None:
        self._connection = connection
        self._identity = identity
        self._random = random
        head = op_log.head(connection, identity.device, identity.epoch)
        self._seq, self._previous = head.seq, head.chain
        self._hlc = max(head.hlc, identity.last_hlc)
        self._images: list[before_images.Image] = []
        self.ops = []

    def add(
        self,
        handler: Handler[Any],
        command: Command,
        refs: tuple[OpRef, ...],
        before: Sequence[msgspec.Struct],
    ) -> None:
        """The next entry: a command, the rows it touched, and those it changed as they were before."""
        device, epoch = self._identity.device, self._identity.epoch
        self._seq += 1
        wall_ms = to_ms(command.at)
        self._hlc = next_hlc(self._hlc, wall_ms)
        salt, body = self._random(SALT_BYTES), msgspec.json.encode(command)
        digest = body_digest(salt, body)
        header = OpHeader(
            device=device,
            epoch=epoch,
            seq=self._seq,
            op_id=derived_op_id(device, epoch, self._seq, wall_ms, digest),
            kind=handler.kind,
            type=type(command).__name__,
            schema=handler.schema,
            wall_ms=wall_ms,
            hlc=self._hlc,
            actor=command.by,
            refs=refs,
            seen=self._identity.seen,
        )
        self._previous = chain_hash(self._previous, header, digest)
        self.ops.append(Op(header=header, salt=salt, body=body, digest=digest, chain=self._previous))
        self._images += before_images.images(self._seq, before)

    def save(self) -> None:
        """Write entries, what they touched, and the images of what they changed."""
        op_log.append(self._connection, self.ops)
        before_images.keep(self._connection, self._images)
