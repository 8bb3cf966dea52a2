"""Model fields whose values are sealed in the database and opened only where they are read."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .sealing import Sealed, seal, unseal


class _SealedAttribute(DeferredAttribute):
    """Opens the value at first reading, with the row it stands in; a broken seal is never silent."""

    field: EncryptedTextField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = instance.__dict__.get(self.field.attname, self)
        if value is self:
            value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.open(instance.pk, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.BinaryField):
    """Text, sealed with AES-256-GCM and bound to its row. It can be read and saved, never filtered on."""

    descriptor_class = _SealedAttribute
    # For the type checker only: a sealed field is read and set as text, not as the bytes it is stored in.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, kwargs

    def open(self, row: Any, value: bytes) -> Any:
        """The plain value of one row."""
        return self.from_text(
            unseal(value, table=self.model._meta.db_table, row=row, column=str(self.column))
        )

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        kept = model_instance.__dict__.get(self.attname)
        value = kept if isinstance(kept, Sealed) else getattr(model_instance, self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        table = model_instance._meta.db_table
        return seal(self.to_text(value), table=table, row=model_instance.pk, column=str(self.column))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(
                f"{self.name} is sealed to its row: save the record itself; it cannot be queried."
            )
        return super().get_db_prep_value(value, connection, prepared)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, obj: models.Model) -> str:
        return self.to_text(self.value_from_object(obj))

    def to_python(self, value: Any) -> Any:
        return value

    def get_default(self) -> Any:
        if not self.has_default():  # the marker for "none given" is callable itself
            return self._empty
        return self.default() if callable(self.default) else self.default

    _empty: Any = ""


class EncryptedJSONField(EncryptedTextField):
    """A JSON value, sealed the same way."""

    _empty = None

    def to_text(self, value: Any) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)

    def from_text(self, text: str) -> Any:
        return json.loads(text)
